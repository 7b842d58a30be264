"""The command line: the same engine without a screen. No Qt here: what needs the window is handed in by __main__."""
