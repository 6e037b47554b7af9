/**
 * Servers, keys and processes for tests of services: {@code KafkaResource}, {@code
 * PostgresResource} and {@code TracingResource} start once a JVM and hand their address over as
 * settings, {@code PackagedService} runs the packaged service as a process, {@code RoleKeys} and
 * {@code AccessTable} try who may do what. What several services promise in the same way is a
 * contract here ({@code UnknownSettingContract}). Nothing is mocked.
 */
@NullMarked
package io.sluice.testbed.quarkus;

import org.jspecify.annotations.NullMarked;
