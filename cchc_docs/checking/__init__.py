"""What a careful chánh văn phòng would catch before signing: the registry, the runner, the rules."""
