"""Tests of the room that gathers what communes sent."""
