renkei.compare.index("agencies",[["probation-office","保護観察所"],["hospital","精神科病院"]],{"probation":"probation-office"});
