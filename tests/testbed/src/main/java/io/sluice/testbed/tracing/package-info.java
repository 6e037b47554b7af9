/** What stands in for a collector of traces. */
package io.sluice.testbed.tracing;
