/**
 * What happens to the plant and when, from YAML: a {@code Scenario} has {@code Attack}s, an attack
 * {@code Effect}s on signals, actuators or equipment. {@code ScenarioReader} refuses with one
 * sentence that names the entry; {@code Scenarios} has those that are shipped. Never two attacks at
 * a time: a reading has one cause.
 */
@NullMarked
package io.sluice.testbed.plant.scenario;

import org.jspecify.annotations.NullMarked;
