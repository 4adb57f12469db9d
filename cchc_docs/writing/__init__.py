"""Model -> Word (the only place that knows docxtpl), PDF, YAML, Excel, Word comments."""
