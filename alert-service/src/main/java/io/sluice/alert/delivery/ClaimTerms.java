package io.sluice.alert.delivery;

import io.sluice.alerting.receiver.Pace;
import java.time.Duration;

/**
 * On what terms deliveries of a channel are claimed and finished.
 *
 * @param lease for how long a claim holds
 * @param yieldAfter attempts after which a delivery no longer holds back those of other incidents
 * @param retries how long to wait after failures
 */
record ClaimTerms(String channel, Pace pace, Duration lease, int yieldAfter, RetryPolicy retries) {}
