"""PSA files (ProSpace, JDA, Blue Yonder Space Planning): read, written new, and patched in place. Not verified in the vendor's program."""
