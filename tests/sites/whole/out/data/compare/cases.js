renkei.compare.index("cases",[["hospital","症状のあるときの通院"],["letter","手紙から始まる早い受け入れ"]],{"letters":"letter"});
