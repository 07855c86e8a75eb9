renkei.compare.index("stages",[["custody","受刑中"],["release","出所前後"]],{});
