"""Hoe de normen worden gebruikt, achteraf en samengeteld, en hoeveel werk twee keer moet."""
