renkei.compare.index("ages",[["child","Children"],["old","Old people"]],{});
