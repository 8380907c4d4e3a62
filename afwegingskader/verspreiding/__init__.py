"""Wie het kader kreeg, doorstuurde en las, en vragen erover."""
