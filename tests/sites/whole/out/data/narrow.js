var renkei = window.renkei || {};
renkei.narrow = {"cards":10,"columns":{"agencies":{"hospital":"AQ==","probation-office":"Aw=="},"categories":{"medical-care":"AQ==","refer-to-facility":"Ag=="},"elements":{"visits":"Aw=="},"stages":{"custody":"Ag==","release":"Ag=="}},"former":{"agencies":{"probation":"probation-office"}},"total":2};
