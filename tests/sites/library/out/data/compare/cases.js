renkei.compare.index("cases",[["bus-to-the-home","The bus stops at the home"],["class-visit","A class comes to listen"]],{});
