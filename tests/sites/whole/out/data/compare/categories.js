renkei.compare.index("categories",[["refer-to-facility","施設につなぐ"],["medical-care","医療的ケア"]],{});
