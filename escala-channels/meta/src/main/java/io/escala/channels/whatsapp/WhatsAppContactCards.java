package io.escala.channels.whatsapp;

import io.escala.crm.contact.Phone;
import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentDetail.Name;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.MessageContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Contact cards. A phone with the label {@link ContentDetail#ON_WHATSAPP} can be written to from the card; beside others WhatsApp shows an
 * invitation.
 *
 * @param content contact cards, as a customer's are stored: a group for each
 */
public record WhatsAppContactCards(MessageContent.Structured content) implements WhatsAppPayload {
    /** The most cards in one message. */
    public static final int MOST = 257;

    public WhatsAppContactCards {
        Objects.requireNonNull(content, "content");
    }

    @Override
    public String type() {
        return "contacts";
    }

    /** Returns the cards; Meta takes a list under the name of the type, see {@link #elements}. */
    @Override
    public Map<String, ?> body() {
        return Map.of();
    }

    @Override
    public Optional<List<Map<String, ?>>> elements() {
        return Optional.of(groups().values().stream()
                .<Map<String, ?>>map(WhatsAppContactCards::card)
                .toList());
    }

    private Map<Integer, List<ContentDetail>> groups() {
        Map<Integer, List<ContentDetail>> groups = new TreeMap<>();
        content.details()
                .forEach(detail -> groups.computeIfAbsent(detail.group(), group -> new ArrayList<>())
                        .add(detail));
        return groups;
    }

    private static Map<String, ?> card(List<ContentDetail> details) {
        Map<String, Object> card = new LinkedHashMap<>();
        // Meta demands one part of the name beside the whole name.
        values(details, Name.NAME)
                .findFirst()
                .ifPresent(name -> card.put("name", Map.of("formatted_name", name, "first_name", name)));
        List<Map<String, String>> phones = details.stream()
                .filter(detail -> detail.name() == Name.PHONE)
                .map(WhatsAppContactCards::phone)
                .toList();
        if (!phones.isEmpty()) {
            card.put("phones", phones);
        }
        List<Map<String, String>> emails = values(details, Name.EMAIL)
                .map(address -> Map.of("email", address))
                .toList();
        if (!emails.isEmpty()) {
            card.put("emails", emails);
        }
        Map<String, String> organisation = new LinkedHashMap<>();
        values(details, Name.COMPANY).findFirst().ifPresent(company -> organisation.put("company", company));
        values(details, Name.TITLE).findFirst().ifPresent(title -> organisation.put("title", title));
        if (!organisation.isEmpty()) {
            card.put("org", organisation);
        }
        return card;
    }

    private static Map<String, String> phone(ContentDetail detail) {
        Map<String, String> phone = new LinkedHashMap<>();
        phone.put("phone", detail.value());
        if (ContentDetail.ON_WHATSAPP.equals(detail.label())) {
            Phone.ofWire(detail.value()).ifPresent(number -> phone.put("wa_id", number.digits()));
        }
        return phone;
    }

    private static Stream<String> values(List<ContentDetail> details, Name name) {
        return details.stream().filter(detail -> detail.name() == name).map(ContentDetail::value);
    }

    @Override
    public Optional<String> problem() {
        if (content.kind() != ContentKind.CONTACTS || groups().isEmpty()) {
            return Optional.of("NO_CONTACTS");
        }
        if (groups().size() > MOST) {
            return Optional.of("TOO_MANY_CONTACTS");
        }
        boolean named = groups().values().stream()
                .allMatch(card -> values(card, Name.NAME).findFirst().isPresent());
        return named ? Optional.empty() : Optional.of("CONTACT_UNNAMED");
    }
}
