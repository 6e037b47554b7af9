/** Whom alerts reach, and why: alert-service knows it. */
@NullMarked
package io.sluice.query.alerting;

import org.jspecify.annotations.NullMarked;
