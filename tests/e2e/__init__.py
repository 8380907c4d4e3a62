"""Tests in een echte browser."""
