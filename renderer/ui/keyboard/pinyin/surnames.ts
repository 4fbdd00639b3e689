/**
 * Surnames by how many people bear them. A visitor's first character is nearly always one of these, so they come
 * first while the field is still empty: `zhang` offers 张 before 长.
 */
export const commonSurnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范' +
  '金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂' +
  '章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶' +
  '解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇' +
  '桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅' +
  '屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印' +
  '逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由';

/** Surnames of two characters and how they are typed, including the readings that only names have. */
export const compoundSurnames: Readonly<Record<string, string>> = {
  ouyang: '欧阳',
  shangguan: '上官',
  huangfu: '皇甫',
  linghu: '令狐',
  zhuge: '诸葛',
  situ: '司徒',
  sima: '司马',
  shentu: '申屠',
  xiahou: '夏侯',
  helan: '贺兰',
  wanyan: '完颜',
  murong: '慕容',
  yuchi: '尉迟',
  zhangsun: '长孙',
  dongfang: '东方',
  dongguo: '东郭',
  nangong: '南宫',
  ximen: '西门',
  moqi: '万俟',
  gongsun: '公孙',
  zhongli: '钟离',
  duanmu: '端木',
  huyan: '呼延',
  dugu: '独孤',
  nalan: '纳兰',
  yuwen: '宇文',
  puyang: '濮阳',
  chunyu: '淳于',
  tantai: '澹台',
  taishi: '太史',
  xuanyuan: '轩辕',
};

/** Characters of given names, the frequent of all generations: `wei` offers 伟 before 为. */
export const givenNameCharacters =
  '伟芳娜秀敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红玲梅建国文志海燕林辉鹏飞春波宇浩欣怡佳雪琳晨涵梓轩子睿雨萱泽诗嘉俊' +
  '峰博晓东龙云清斌亮成凯鑫倩婷莉萍丹洁颖琴瑞珍淑凤荣德福生永新民安忠义庆贵祥松柏青山学思梦瑶莹慧琪璐婧妍昊天一然宸逸豪翔旭' +
  '阳晖昌耀宏立广振兴家康健宁和友良善正元之远达哲彬帆航舟川江河源洲锋钢铁金银珠宝珊瑾瑜琼璇菲蕾薇莲荷菊竹芝茹芸蓉苗诺依心悦';
