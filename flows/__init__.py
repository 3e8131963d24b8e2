"""How the data is made: the command line and the Prefect flow over the pure core in `flows.steps`."""
