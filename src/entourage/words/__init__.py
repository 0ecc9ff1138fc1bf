"""Codes and values to sentences, for the window, paper and the command line alike."""
