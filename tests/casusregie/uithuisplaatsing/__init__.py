"""Proeven van de dreigende uithuisplaatsing."""
