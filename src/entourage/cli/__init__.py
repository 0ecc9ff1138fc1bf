"""The command line: words in, sentences and JSON out."""
