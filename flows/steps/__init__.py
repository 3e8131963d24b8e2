"""The pure core: bytes or frames in, frames out. Nothing in here knows Prefect."""
