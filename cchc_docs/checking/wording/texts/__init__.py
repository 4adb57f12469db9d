"""What is known of the texts of a paper: what was not found in them before, in this run or an earlier one, and which words stand in which."""
