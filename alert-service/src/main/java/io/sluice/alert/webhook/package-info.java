/**
 * The channel that posts alerts to an address of the user's, as Standard Webhooks has it: {@code
 * WebhookChannel} sends, {@code SigningSecret} signs. An answer becomes a receipt in {@code
 * WebhookAnswer}. Knows neither container nor database, and tells nobody secrets or more of an
 * address than its host.
 */
@NullMarked
package io.sluice.alert.webhook;

import org.jspecify.annotations.NullMarked;
