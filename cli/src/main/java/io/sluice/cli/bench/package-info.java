/**
 * Measures the whole system on this machine: how many readings it takes, how late their scores are,
 * what it costs in memory and processor time, what an outage of the database does. Load and
 * measurement are made here, the system is the one of {@code system}. What is measured is a system
 * that is warm.
 */
@NullMarked
package io.sluice.cli.bench;

import org.jspecify.annotations.NullMarked;
