var renkei = window.renkei || {};
renkei.narrow = {"cards":10,"columns":{"agencies":{"probation-office":"AQ=="},"categories":{"refer-to-facility":"AQ=="}},"former":{},"total":1};
