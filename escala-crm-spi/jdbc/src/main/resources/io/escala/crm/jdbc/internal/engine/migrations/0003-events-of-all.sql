-- The log of all accounts in its order.
CREATE UNIQUE INDEX escala_events_of_all ON escala_events (xid, seq);
