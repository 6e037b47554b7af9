/**
 * The file alerting.yaml: who receives alerts and which of them. {@code AlertingFile} reads it,
 * {@code AlertingConfig} is what it says. Plain Java: what sends is in alert-service.
 */
@NullMarked
package io.sluice.alerting;

import org.jspecify.annotations.NullMarked;
