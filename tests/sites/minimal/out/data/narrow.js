var renkei = window.renkei || {};
renkei.narrow = {"cards":50,"columns":{"agencies":{"probation-office":"AQ=="},"categories":{"refer-to-facility":"AQ=="}},"former":{},"total":1};
