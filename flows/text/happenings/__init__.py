"""What happened: events in running text, their days and places, and who took part as what."""
