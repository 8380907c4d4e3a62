"""Regie: wie welke rol heeft in een casus, hoe die overgaat en wat daarbij hoort."""
