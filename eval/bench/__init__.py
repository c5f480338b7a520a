"""Quality, speed and memory of the system beside the plain baseline, measured in one run."""
