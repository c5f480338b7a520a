"""The command line's commands, a file each: arguments in, text or JSON on standard output, an exit code out."""
