package io.sluice.sources.time;

import java.time.LocalDateTime;

/**
 * A series whose clock was seen, read backwards, to jump forward within an hour that comes twice: a
 * file with the newest row first begins with the second time.
 *
 * @param series the series, empty if the file has but one
 * @param hour where the hour begins on the clock
 */
public record StepBack(String series, LocalDateTime hour) {}
