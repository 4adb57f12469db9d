"""What the words beside a figure do not let it be: numbers of the emergency services, units of things, points told as per cent, hours of the night."""
