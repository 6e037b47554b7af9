package io.sluice.platform.startup;

/**
 * What makes the settings of a feature unsafe, or has them contradict each other; a bean of that
 * feature. All are asked before anything else starts, and what they find is reported at once.
 */
public interface SettingsCheck {

  void check(Faults faults);
}
