package io.escala.core.conversations;

import static io.escala.crm.conversation.ContentDetail.Name.ANSWER;
import static io.escala.crm.conversation.ContentDetail.Name.COMPANY;
import static io.escala.crm.conversation.ContentDetail.Name.CURRENCY;
import static io.escala.crm.conversation.ContentDetail.Name.EMAIL;
import static io.escala.crm.conversation.ContentDetail.Name.FROM;
import static io.escala.crm.conversation.ContentDetail.Name.ID;
import static io.escala.crm.conversation.ContentDetail.Name.LATITUDE;
import static io.escala.crm.conversation.ContentDetail.Name.LONGITUDE;
import static io.escala.crm.conversation.ContentDetail.Name.NAME;
import static io.escala.crm.conversation.ContentDetail.Name.PHONE;
import static io.escala.crm.conversation.ContentDetail.Name.PRICE;
import static io.escala.crm.conversation.ContentDetail.Name.PRODUCT;
import static io.escala.crm.conversation.ContentDetail.Name.QUANTITY;
import static io.escala.crm.conversation.ContentDetail.Name.STATUS;
import static io.escala.crm.conversation.ContentDetail.Name.TYPE;
import static io.escala.crm.conversation.ContentDetail.Name.URL;

import io.escala.crm.conversation.ContentDetail;
import io.escala.crm.conversation.ContentKind;
import io.escala.crm.conversation.MessageContent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The values of structured content as text: which are shown, and how. */
final class StructuredTexts {
    private StructuredTexts() {}

    /** The values to show; empty when the kind says it all. */
    static String values(MessageContent.Structured content, ContentTexts texts) {
        Map<Integer, List<ContentDetail>> groups = new TreeMap<>();
        for (ContentDetail detail : content.details()) {
            groups.computeIfAbsent(detail.group(), group -> new ArrayList<>()).add(detail);
        }
        return Stream.concat(
                        groups.values().stream().map(group -> group(content.kind(), group, texts)),
                        ProductOrder.of(content).flatMap(order -> total(order, texts)).stream())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("; "));
    }

    /** Of several pieces; the total of one is its price. */
    private static Optional<String> total(ProductOrder order, ContentTexts texts) {
        List<ProductOrder.Item> items = order.items();
        BigDecimal piece = items.isEmpty() ? null : items.get(0).price();
        return order.total()
                .filter(total ->
                        items.size() > 1 || piece == null || total.amount().compareTo(piece) != 0)
                .map(total -> texts.label("order.total", total.amount().toPlainString() + " " + total.currency()));
    }

    private static String group(ContentKind kind, List<ContentDetail> group, ContentTexts texts) {
        return switch (kind) {
            case LOCATION -> {
                String place = join(group, texts, NAME, ContentDetail.Name.ADDRESS);
                yield place.isEmpty() ? join(group, texts, LATITUDE, LONGITUDE) : place;
            }
            case CONTACTS -> join(group, texts, NAME, PHONE, EMAIL, COMPANY);
            case ORDER -> item(group);
            case PRODUCTS -> product(group);
            case FORM_REPLY, ADDRESS -> join(group, texts, ANSWER);
            case COUPON -> join(group, texts, ID);
            case CALL_PERMISSION, RATING -> join(group, texts, STATUS);
            case POST, REEL, SHARE -> join(group, texts, NAME);
            case LINK -> join(group, texts, NAME, URL);
            case APPOINTMENT -> join(group, texts, STATUS, FROM);
            case ATTACHMENTS -> join(group, texts, TYPE);
            case NUMBER_CHANGED -> join(group, texts, PHONE);
            case LIKE, HEART, VIEW_ONCE, STORY_MENTION, STORY, TEMPLATE, SECURITY_CODE_CHANGED -> "";
        };
    }

    private static String item(List<ContentDetail> group) {
        String quantity = first(group, QUANTITY);
        String price = Stream.of(first(group, PRICE), first(group, CURRENCY))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return (quantity.isEmpty() ? "" : quantity + " × ")
                + product(group)
                + (price.isEmpty() ? "" : " (" + price + ")");
    }

    private static String product(List<ContentDetail> group) {
        String name = first(group, NAME);
        return name.isEmpty() ? first(group, PRODUCT) : name;
    }

    private static String first(List<ContentDetail> group, ContentDetail.Name name) {
        return group.stream()
                .filter(detail -> detail.name() == name)
                .map(ContentDetail::value)
                .findFirst()
                .orElse("");
    }

    private static String join(List<ContentDetail> group, ContentTexts texts, ContentDetail.Name... names) {
        return Stream.of(names)
                .flatMap(name -> group.stream().filter(detail -> detail.name() == name))
                .map(detail -> one(detail, texts))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(", "));
    }

    private static String one(ContentDetail detail, ContentTexts texts) {
        return switch (detail.name()) {
            case ANSWER -> detail.label() == null ? detail.value() : detail.label() + ": " + detail.value();
            case STATUS -> texts.word("status", detail.value());
            case TYPE -> texts.word("type", detail.value());
            default -> detail.value();
        };
    }
}
