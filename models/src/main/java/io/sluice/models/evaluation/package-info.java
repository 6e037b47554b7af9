/**
 * How good a bundle is, measured as its user meets it: by the alarms that it would have raised over
 * labelled readings, and by measures that need no threshold. Never by point-adjusted F1, which
 * random scores win (Kim et al., Towards a Rigorous Evaluation of Time-Series Anomaly Detection,
 * AAAI 2022).
 */
@NullMarked
package io.sluice.models.evaluation;

import org.jspecify.annotations.NullMarked;
