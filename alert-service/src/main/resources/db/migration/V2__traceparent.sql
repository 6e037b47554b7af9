-- W3C context of the trace that led to an alert, null unless it is sampled: the alert is published
-- and delivered later, and by any replica.
alter table alerting.alert add column traceparent text;
