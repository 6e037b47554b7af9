/**
 * The file alerting.yaml at work: {@code AlertingWatch} takes it, and takes it again when it
 * changes, {@code ChannelFactory} makes the channels it names, {@code AlertingResource} tells what
 * is in force.
 */
@NullMarked
package io.sluice.alert.receiver;

import org.jspecify.annotations.NullMarked;
