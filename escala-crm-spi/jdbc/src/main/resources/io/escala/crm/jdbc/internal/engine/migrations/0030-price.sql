-- What Meta charges a message as, as the text of DeliveryPrice.
ALTER TABLE escala_messages ADD COLUMN price ${text};
