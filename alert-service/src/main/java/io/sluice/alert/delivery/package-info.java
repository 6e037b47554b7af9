/**
 * From the outbox to the channels: {@code ChannelWorker} claims what is due for one channel, sends
 * it, and stores by {@code RetryPolicy} what comes next; {@code DeliveryStore} is the SQL of it.
 * What people ask and order about deliveries is here, too ({@code DeliveryResource}, {@code
 * AlertTestResource}). Alerts of one incident reach a channel in order, and a lease outlasts the
 * longest send.
 */
@NullMarked
package io.sluice.alert.delivery;

import org.jspecify.annotations.NullMarked;
