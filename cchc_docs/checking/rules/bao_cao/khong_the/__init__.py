"""BC: figures that the words beside them do not let be."""
