"""What was read becomes data: offices, tasks, targets, cited texts, the reporting regime and the plan itself get names.

No word changes: names stand beside the words. What is sure is set; what is likely is set or left with a doubt, which
the YAML shows as `# kiểm tra:` with the other choice.
"""
