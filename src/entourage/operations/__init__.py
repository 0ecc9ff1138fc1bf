"""One function per thing a person can do, for the window and the command line alike."""
