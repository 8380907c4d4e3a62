"""Dreigende uithuisplaatsing: één gedragen plan, vaste momenten om te volgen, en de plaatsing."""
