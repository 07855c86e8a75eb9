var renkei = window.renkei || {};
renkei.grid = {"cells":{"probation-office/refer-to-facility":{"cases":[1],"first_cases":[[1,[]]],"first_rows":[0],"first_terms":[],"href":"matrix/probation-office/refer-to-facility/index.html","rows":1,"terms":[0]}},"links":[["表1-1 出所者を施設につなぐ","matrices/probation-office/index.html#表1-1"],["手紙から始まる早い受け入れ","cases/letter/index.html"]]};
