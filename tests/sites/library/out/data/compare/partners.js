renkei.compare.index("partners",[["school","School"],["care-home","Care home"]],{});
