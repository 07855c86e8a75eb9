renkei.compare.index("activities",[["story-hour","Story hour"],["book-bus","Book bus"]],{});
