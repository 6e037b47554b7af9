package io.sluice.alert.delivery;

/** What became of the wish to send again. */
sealed interface Resend {

  record Queued(DeliveryView delivery) implements Resend {}

  record Unknown() implements Resend {}

  record UnderWay() implements Resend {}
}
